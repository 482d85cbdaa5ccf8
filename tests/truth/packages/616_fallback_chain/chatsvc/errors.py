class BackendDown(Exception):
    pass


class AllBackendsDown(Exception):
    pass
