import acme.common as common


class _Reports(common.ClaudeService):
    def __init__(self):
        super().__init__("reports")

    def _write(self, rows):
        return self.client.messages.create(
            model=common.DEFAULT_MODEL,
            inference_geo=common.GEO,
            max_tokens=500,
            messages=[{"role": "user", "content": str(rows)}],
        )


def _daily(rows):
    return _Reports()._write(rows)
