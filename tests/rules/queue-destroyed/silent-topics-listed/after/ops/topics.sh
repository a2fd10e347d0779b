kafka-topics.sh --bootstrap-server kafka:9092 --describe --topic orders
