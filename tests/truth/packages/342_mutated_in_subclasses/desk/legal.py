from desk.research import ResearchDesk


class LegalDesk(ResearchDesk):
    @property
    def extra_body(self):
        return {**super().extra_body, "inference_geo": "us"}
