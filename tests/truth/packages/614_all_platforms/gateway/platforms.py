from enum import Enum


class Platform(str, Enum):
    FIRST_PARTY = "first_party"
    BEDROCK = "bedrock"
    MANTLE = "mantle"
    VERTEX = "vertex"
    FOUNDRY = "foundry"
    AWS = "aws"

    @property
    def takes_geo(self):
        return self in (Platform.FIRST_PARTY, Platform.AWS)


MODEL_IDS = {
    Platform.FIRST_PARTY: "claude-sonnet-4-6",
    Platform.BEDROCK: "us.anthropic.claude-sonnet-4-6",
    Platform.MANTLE: "anthropic.claude-sonnet-4-6",
    Platform.VERTEX: "claude-sonnet-4-6",
    Platform.FOUNDRY: "sonnet-prod",
    Platform.AWS: "claude-sonnet-4-6",
}
