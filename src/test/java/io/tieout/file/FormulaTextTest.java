package io.tieout.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF201"
            })
    void text_that_a_spreadsheet_would_run_gets_an_apostrophe(String text) {
        assertThat(FormulaText.defused(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0012", "a=b", "ee_1", " =1", "'x"})
    void other_text_is_left_alone(String text) {
        assertThat(FormulaText.defused(text)).isEqualTo(text);
    }
}
