from kafka.admin import KafkaAdminClient


def retire(names, dry_run):
    admin = KafkaAdminClient(bootstrap_servers="kafka:9092")
    if dry_run:
        print(admin.describe_topics(names))
        return
    admin.delete_topics(names)
