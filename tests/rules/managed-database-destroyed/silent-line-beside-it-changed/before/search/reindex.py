from elasticsearch import Elasticsearch


def reindex():
    es = Elasticsearch("http://search:9200")
    es.indices.delete(index="products", ignore=[404])
    es.indices.create(index="products")
