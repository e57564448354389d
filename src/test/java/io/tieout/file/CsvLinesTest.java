package io.tieout.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

    @Test
    void only_cells_that_need_quotes_have_them_and_lines_end_in_crlf() throws IOException {
        assertThat(file("O'Brien & Søn", "a,b", "say \"hi\"", "two\nlines", "a\rb", null, ""))
                .isEqualTo("h1,h2\r\nO'Brien & Søn,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"a\rb\",,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a,b", "\"", "\n", "'", " ", "=1+1", "😀", "\u202Eabc", "a;b", "\t"})
    void whatever_goes_in_an_independent_reader_gets_out(String text) throws Exception {
        try (CSVReader reader = new CSVReader(new StringReader(file(text, "end")))) {
            reader.readNext();
            assertThat(reader.readNext()).containsExactly(text, "end");
            assertThat(reader.readNext()).isNull();
        }
    }

    private static String file(String... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvLines csv = new CsvLines(out, "h1", "h2");
        csv.row(cells);
        assertThat(csv.finish()).isEqualTo(1);
        return out.toString(StandardCharsets.UTF_8);
    }
}
