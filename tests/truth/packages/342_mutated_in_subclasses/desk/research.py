from desk.base import Desk


class ResearchDesk(Desk):
    def setup(self):
        super().setup()
        self.params.update(model="claude-opus-4-7", inference_geo="global")
