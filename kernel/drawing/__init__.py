"""The template tags of the look, one module a kind; `{% load obieg %}` loads them all."""

from django import template

register = template.Library()
