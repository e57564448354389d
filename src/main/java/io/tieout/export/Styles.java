package io.tieout.export;

import io.tieout.money.Amounts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of cells, each made once: a workbook may hold only so many styles. */
final class Styles {

    static final XSSFColor INK = rgb(0x1F, 0x2A, 0x44);
    static final XSSFColor GREY = rgb(0x6B, 0x72, 0x80);
    static final XSSFColor LINE = rgb(0xC9, 0xCF, 0xD8);
    static final XSSFColor PAPER = rgb(0xF3, 0xF5, 0xF8);
    static final XSSFColor LINK = rgb(0x1F, 0x5F, 0xA8);
    static final XSSFColor ALARM = rgb(0xFD, 0xD9, 0xD7);
    static final XSSFColor CALM = rgb(0xDC, 0xF3, 0xE3);
    static final XSSFColor ANSWER = rgb(0xFF, 0xFB, 0xE6);

    final CellStyle title;
    final CellStyle subtitle;
    final CellStyle section;
    final CellStyle label;
    final CellStyle verdict;
    final CellStyle header;
    final CellStyle headerRight;
    final CellStyle headerCentre;
    /** Text for good: zeros in front stay, and typing into the cell makes it neither a number nor a formula. */
    final CellStyle text;

    final CellStyle fact;
    final CellStyle word;
    final CellStyle wrapped;
    final CellStyle wrappedText;
    final CellStyle link;
    final CellStyle id;
    final CellStyle date;
    final CellStyle answer;
    final CellStyle note;
    final CellStyle check;
    final CellStyle count;
    final CellStyle countTotal;
    final CellStyle wordTotal;

    private final XSSFWorkbook book;
    private final Map<String, XSSFFont> fonts = new HashMap<>();
    private final Map<Integer, CellStyle> money = new HashMap<>();
    private final Map<String, CellStyle> moneyByCurrency = new HashMap<>();
    private final Map<Integer, CellStyle> moneyTotal = new HashMap<>();

    Styles(XSSFWorkbook book) {
        this.book = book;
        title = style(s -> s.setFont(font(16, true, INK)));
        subtitle = style(s -> s.setFont(font(10, false, GREY)));
        section = style(s -> {
            s.setFont(font(12, true, INK));
            s.setBorderBottom(BorderStyle.MEDIUM);
            s.setBottomBorderColor(INK);
        });
        label = style(s -> {
            s.setFont(font(10, false, GREY));
            indent(s);
        });
        verdict = style(s -> s.setFont(font(11, true, INK)));
        header = style(s -> {
            s.setFont(font(10, true, rgb(0xFF, 0xFF, 0xFF)));
            s.setFillForegroundColor(INK);
            s.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            s.setVerticalAlignment(VerticalAlignment.TOP);
            indent(s);
            s.setWrapText(true);
        });
        headerRight = style(s -> {
            s.cloneStyleFrom(header);
            s.setAlignment(HorizontalAlignment.RIGHT);
            s.setIndention((short) 0);
        });
        headerCentre = style(s -> {
            s.cloneStyleFrom(header);
            s.setAlignment(HorizontalAlignment.CENTER);
            s.setIndention((short) 0);
        });
        text = style(s -> {
            ruled(s);
            indent(s);
            s.setDataFormat(book.createDataFormat().getFormat("@"));
            s.setQuotePrefixed(true);
        });
        fact = style(s -> {
            s.setFont(font(10, true, INK));
            s.setDataFormat(book.createDataFormat().getFormat("@"));
            s.setQuotePrefixed(true);
        });
        word = style(s -> {
            ruled(s);
            indent(s);
        });
        wrapped = style(s -> {
            ruled(s);
            indent(s);
            s.setWrapText(true);
        });
        wrappedText = style(s -> {
            s.cloneStyleFrom(text);
            s.setWrapText(true);
        });
        id = style(s -> {
            s.cloneStyleFrom(text);
            s.setShrinkToFit(true);
        });
        link = style(s -> {
            ruled(s);
            indent(s);
            s.setFont(font(10, true, LINK));
        });
        date = style(s -> {
            ruled(s);
            indent(s);
            s.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        });
        answer = style(s -> {
            ruled(s);
            s.setWrapText(true);
            s.setFillForegroundColor(ANSWER);
            s.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        });
        note = style(s -> {
            s.setFont(font(10, false, INK));
            s.setWrapText(true);
            s.setVerticalAlignment(VerticalAlignment.TOP);
        });
        check = style(s -> {
            ruled(s);
            s.setFont(font(10, true, INK));
            s.setAlignment(HorizontalAlignment.CENTER);
        });
        count = style(s -> {
            ruled(s);
            s.setDataFormat(book.createDataFormat().getFormat("#,##0"));
        });
        countTotal = style(s -> {
            total(s);
            s.setDataFormat(book.createDataFormat().getFormat("#,##0"));
        });
        wordTotal = style(s -> {
            total(s);
            indent(s);
        });
    }

    /** Amounts with the currency's decimals, negative ones red. */
    CellStyle money(String currency) {
        CellStyle known = moneyByCurrency.get(currency);
        if (known == null) {
            known = newMoney(currency);
            moneyByCurrency.put(currency, known);
        }
        return known;
    }

    private CellStyle newMoney(String currency) {
        return money.computeIfAbsent(
                Amounts.minorDigits(currency),
                digits -> style(s -> {
                    ruled(s);
                    s.setDataFormat(book.createDataFormat().getFormat(format(digits)));
                }));
    }

    CellStyle moneyTotal(String currency) {
        return moneyTotal.computeIfAbsent(
                Amounts.minorDigits(currency),
                digits -> style(s -> {
                    total(s);
                    s.setDataFormat(book.createDataFormat().getFormat(format(digits)));
                }));
    }

    private CellStyle style(Consumer<XSSFCellStyle> looks) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font(10, false, INK));
        looks.accept(style);
        return style;
    }

    /** Arial is on every machine that opens the file, or has a twin of the same widths there. */
    private XSSFFont font(int points, boolean bold, XSSFColor colour) {
        return fonts.computeIfAbsent(points + " " + bold + " " + colour.getARGBHex(), key -> {
            XSSFFont font = book.createFont();
            font.setFontName("Arial");
            font.setFontHeightInPoints((short) points);
            font.setBold(bold);
            font.setColor(colour);
            return font;
        });
    }

    private static String format(int digits) {
        String positive = digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
        return positive + ";[Red]-" + positive;
    }

    /** Keeps words off the number in the column before them. */
    private static void indent(XSSFCellStyle s) {
        s.setAlignment(HorizontalAlignment.LEFT);
        s.setIndention((short) 1);
    }

    private void ruled(XSSFCellStyle s) {
        s.setFont(font(10, false, INK));
        s.setBorderBottom(BorderStyle.HAIR);
        s.setBottomBorderColor(LINE);
        s.setVerticalAlignment(VerticalAlignment.TOP);
    }

    private void total(XSSFCellStyle s) {
        s.setFont(font(10, true, INK));
        s.setFillForegroundColor(PAPER);
        s.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        s.setBorderTop(BorderStyle.THIN);
        s.setTopBorderColor(INK);
        s.setBorderBottom(BorderStyle.THIN);
        s.setBottomBorderColor(INK);
    }

    static XSSFColor rgb(int red, int green, int blue) {
        return new XSSFColor(new byte[] {(byte) red, (byte) green, (byte) blue}, null);
    }
}
