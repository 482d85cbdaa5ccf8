class Manager:
    def __init__(self):
        self._hooks = {}

    def hook(self, name):
        def keep(function):
            self._hooks[name] = function
            return function

        return keep

    def apply(self, request):
        for function in list(self._hooks.values()):
            request = function(request) or request
        return request


manager = Manager()
