from workflow.context import Context


class Engine:
    def __init__(self, steps):
        self.steps = steps

    def run(self, inputs):
        context = Context(**inputs)
        for step in self.steps:
            context = step(context)
        return context
