package imports;

import java.io.IOException;

public class Importer {
    public int run(Source source, Target target) throws IOException {
        target.begin();
        int rows = 0;
        try {
            for (Row row : source.rows()) {
                target.write(row);
                rows++;
            }
            return rows;
        } finally {
            target.end();
        }
    }
}
