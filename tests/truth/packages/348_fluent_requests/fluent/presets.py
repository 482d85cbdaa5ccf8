def careful(request):
    return request.using("claude-sonnet-4-6").within("global")
