import functools


def lazily(field=None):
    def decorate(make):
        kept = field or "_" + make.__name__

        @property
        @functools.wraps(make)
        def reading(self):
            if getattr(self, kept) is None:
                setattr(self, kept, make(self))
            return getattr(self, kept)

        @reading.setter
        def reading(self, value):
            setattr(self, kept, value)

        return reading

    return decorate
