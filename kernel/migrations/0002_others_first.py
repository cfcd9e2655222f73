"""Applies the migrations of other people's apps before those of our rooms.

It changes nothing. Applied last, each of their changes would make Django build all
our models anew, and a fresh database (each test run, each `make up`) would take
three times as long.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0001_initial"),
        ("accounts", "0001_initial"),
        ("sessions", "0001_initial"),
        ("django_celery_beat", "0019_alter_periodictasks_options"),
        ("guardian", "0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more"),
        ("viewflow", "0015_task_scheduled"),
    ]
    run_before = [("institutions", "0001_extensions")]
    operations: list[migrations.operations.base.Operation] = []
