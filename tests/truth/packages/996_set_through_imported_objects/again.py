from settings import batch as jobs
