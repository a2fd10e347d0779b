from kafka.admin import KafkaAdminClient, NewTopic


def resize(name, partitions):
    admin = KafkaAdminClient(bootstrap_servers="kafka:9092")
    admin.delete_topics([name])
    admin.create_topics([NewTopic(name, partitions, 3)])
