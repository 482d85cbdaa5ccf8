"""Functions that nobody in the tree names call methods that set what is sent."""

import importlib

import service

admin = importlib.import_module("adm" + "in")

for switch in (admin.switch, admin.Admin().change, admin.reset):
    service.ask()
    switch()
    service.ask()
