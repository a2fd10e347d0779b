package com.acme.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

public final class Printer {
    public int print(String queue, String file) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of("lp", "-d", queue));
        argv.add(file);
        Process lp = new ProcessBuilder(argv).inheritIO().start();
        return lp.waitFor();
    }
}
