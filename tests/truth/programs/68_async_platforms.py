# exact: platform, model, geo, region
"""The async half of the platforms, and old partner models that nothing pins but their region."""

import asyncio

import anthropic

turn = [{"role": "user", "content": "x"}]


async def main() -> None:
    async with anthropic.AsyncAnthropicBedrockMantle(aws_region="us-east-2") as mantle:
        await mantle.messages.create(
            model="anthropic.claude-haiku-5-5", max_tokens=8, messages=turn, inference_geo="us"
        )
    aws = anthropic.AsyncAnthropicAWS(aws_region="us-east-1", workspace_id="wrkspc_1")
    await aws.beta.messages.create(model="claude-opus-5", max_tokens=8, messages=turn)
    google = anthropic.AsyncAnthropicGoogleCloud(project="p", workspace_id="wrkspc_2")
    await google.messages.create(
        model="claude-opus-5", max_tokens=8, messages=turn, inference_geo="global"
    )
    foundry = anthropic.AsyncAnthropicFoundry(resource="contoso", api_key="k")
    await foundry.messages.create(model="opus", max_tokens=8, messages=turn)
    bedrock = anthropic.AsyncAnthropicBedrock(aws_region="ap-southeast-2")
    async with bedrock.messages.stream(
        model="au.anthropic.claude-sonnet-4-5-20250929-v1:0", max_tokens=8, messages=turn
    ) as stream:
        await stream.until_done()
    try:
        await aws.messages.create(
            model="claude-sonnet-4-5", max_tokens=8, messages=turn, inference_geo="us"
        )
    except anthropic.BadRequestError as error:
        print(error)


asyncio.run(main())
