package com.example.cli;

import java.util.Scanner;

public class TopicCommands {

    private final TopicAdmin admin;
    private final Scanner in = new Scanner(System.in);

    public TopicCommands(TopicAdmin admin) {
        this.admin = admin;
    }

    public void create(String topic, int partitions) {
        admin.create(topic, partitions);
    }

    public void delete(String topic) {
        System.out.printf("Delete %s with all messages? [y/N] ", topic);
        if (!in.nextLine().trim().equalsIgnoreCase("y")) {
            return;
        }
        admin.delete(topic);
    }

    public void describe(String topic) {
        System.out.println(admin.describe(topic));
    }
}
