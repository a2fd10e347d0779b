package files;

import java.io.IOException;

public class Importer {
    public int run(Source source, Target target) throws IOException {
        Lock lock = target.lock();
        int rows = 0;
        try {
            for (Row row : source.rows()) {
                target.write(row);
                rows++;
            }
            return rows;
        } finally {
            lock.release();
        }
    }
}
