from elasticsearch import Elasticsearch, helpers


def reindex(rows):
    """Builds the product index anew."""
    es = Elasticsearch("http://search:9200")
    es.indices.delete(index="products", ignore=[404])
    es.indices.create(index="products")
    helpers.bulk(es, ({"_index": "products", "_source": row} for row in rows))
