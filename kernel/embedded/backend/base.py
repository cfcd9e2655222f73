"""The database backend of the embedded server."""

from typing import Any

from django.db.backends.postgresql import base

from kernel.embedded import place, server


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded server of `OBIEG_DATA`.

    A command that reads no data starts no server; one that does becomes a user
    of the server until its process ends.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # as Django's stubs have it
        data = place.data_dir()
        server.join(data)
        try:
            return super().get_new_connection(conn_params)
        except self.Database.OperationalError:
            server.revive(data)
            return super().get_new_connection(conn_params)
