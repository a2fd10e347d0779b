kafka-topics.sh --bootstrap-server kafka:9092 --list
