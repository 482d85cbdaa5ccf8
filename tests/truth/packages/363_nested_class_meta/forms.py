from framework import Task


class A(Task):
    pass


class B(A):
    class Meta(A.Meta):
        model = "claude-opus-4-7"
        geo = "us"
