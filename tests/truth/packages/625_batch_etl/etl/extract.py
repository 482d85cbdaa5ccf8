def reviews():
    for number in range(5):
        yield {"id": f"r{number}", "text": "nice", "language": "de" if number % 2 else "en"}
