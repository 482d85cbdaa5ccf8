from llmkit.bedrock import Bedrock
from llmkit.direct import Direct
from llmkit.kinds import Provider
from llmkit.vertex import Vertex

_BACKENDS = {Provider.DIRECT: Direct, Provider.BEDROCK: Bedrock, Provider.VERTEX: Vertex}


def create(kind: Provider):
    return _BACKENDS[kind]()
