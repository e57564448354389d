package io.tieout.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.batch.RunBusyException;
import io.tieout.console.ConsoleRuns;
import io.tieout.console.Role;
import io.tieout.console.RunStarter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that come in through the page that starts a run: what is kept, and what is refused in words. */
class ConsoleUploadServerTest {

    private static final byte[] REGISTER =
            "employee_ref,employer_ref,pay_date,period,pay_run,pay_element,amount,currency\r\n"
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path home;

    private static Office office;
    private static Browser ann;
    private static final List<RunStarter.Order> ORDERS = new ArrayList<>();

    @BeforeAll
    static void open() {
        office = new Office("--tieout.home=" + home);
        ann = Browser.signedIn(office, "ann", Role.PREPARER);
        // Which run it would be is of no matter here: what the starter is given, and that its refusal is told.
        office.spring.getBean(ConsoleRuns.class).with((order, began) -> {
            ORDERS.add(order);
            throw new RunBusyException("Another process runs \"reconcile\" for 2026-10: pid 7.");
        });
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static HttpResponse<String> send(String name, byte[] content) {
        return ann.upload(
                "/console/runs/new",
                "/console/runs",
                List.of(new Browser.Part("registers", name, content)),
                "period",
                "2026-10",
                "employers",
                "");
    }

    private static void refused(HttpResponse<String> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("<h1").doesNotContain("Exception", "io.tieout");
        for (String word : words) {
            assertThat(answer.body()).contains(word);
        }
    }

    private static List<Path> kept() throws Exception {
        if (!Files.isDirectory(home.resolve("uploads"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home.resolve("uploads"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aRegisterIsKeptForItsOwnerAloneAndHandedOn() throws Exception {
        ORDERS.clear();
        refused(send("../../C:\\x\\<b>regi ster</b>.csv", REGISTER), 409, "at work on this just now", "pid 7");
        assertThat(ORDERS).hasSize(1);
        Path file = ORDERS.get(0).registers().get(0);
        assertThat(file).hasBinaryContent(REGISTER).hasFileName("b_.csv");
        assertThat(file.toAbsolutePath()
                        .normalize()
                        .startsWith(home.resolve("uploads").toAbsolutePath()))
                .isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(office.count("select count(*) from trail where act = 'upload' and outcome = 'done'"))
                .isPositive();
        assertThat(ann.get("/console/trail").body()).doesNotContain("<b>regi");
    }

    @Test
    void whatIsNoTextIsNamedAndNotKept() throws Exception {
        int before = kept().size();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("register.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
            out.closeEntry();
        }
        refused(send("register.csv", zip.toByteArray()), 400, "register.csv is a ZIP archive");
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("Register").createRow(0).createCell(0).setCellValue("x");
            book.write(workbook);
        }
        refused(send("register.csv", workbook.toByteArray()), 400, "is an Excel workbook; save it as CSV");
        refused(send("a.csv", new byte[] {'a', ',', 'b', 0, 'c'}), 400, "bytes that no text has");
        refused(send("a.csv", new byte[] {0x1F, (byte) 0x8B, 8, 0}), 400, "is compressed");
        refused(send("a.csv", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)), 400, "is a PDF");
        refused(send("empty.csv", new byte[0]), 400, "empty.csv is empty");
        assertThat(kept()).hasSize(before);
    }

    @Test
    void sqlAndHtmlInTheFieldsAreText() {
        ORDERS.clear();
        HttpResponse<String> answer = ann.upload(
                "/console/runs/new",
                "/console/runs",
                List.of(),
                "period",
                "2026-10",
                "employers",
                "'; drop table run;-- <script>alert(1)</script>",
                "reopen",
                "=cmd|' /C calc'!A0");
        refused(answer, 409);
        assertThat(answer.body()).doesNotContain("<script>alert");
        assertThat(ORDERS.get(0).employers()).contains("<script>alert(1)</script>", "drop");
        assertThat(ORDERS.get(0).reopen().reason()).isEqualTo("=cmd|' /C calc'!A0");
        assertThat(ORDERS.get(0).reopen().account()).isEqualTo("ann");
        refused(
                ann.upload("/console/runs/new", "/console/runs", List.of(), "period", "<img src=x>"),
                400,
                "That is no period");
        assertThat(ann.get("/console/runs/new?employer=%22%3E%3Cscript%3E").body())
                .doesNotContain("\"><script>");
        assertThat(office.count("select count(*) from run")).isZero();
    }

    /** A body of two gigabytes, told by its length and not told; what the server takes of it before it answers. */
    @Test
    @Timeout(60)
    void twoGigabytesAreRefusedAtOnce() throws Exception {
        int before = kept().size();
        String token = ann.token("/console/runs/new");
        long length = 2L << 30;
        Sent told = sendEndlessly(token, "Content-Length: " + length);
        assertThat(told.answer()).startsWith("HTTP/1.1 413").contains("larger than is taken here", "200 MB");
        assertThat(told.megabytes()).isLessThan(64);
        Sent untold = sendEndlessly(token, "Transfer-Encoding: chunked");
        assertThat(untold.answer()).startsWith("HTTP/1.1 413").contains("larger than is taken here");
        assertThat(untold.megabytes()).isLessThan(450);
        assertThat(kept()).hasSize(before);
        assertThat(ann.get("/console/runs/new").statusCode()).isEqualTo(200);
    }

    @Test
    void aStrangersFileIsNotEvenRead() throws Exception {
        HttpResponse<String> answer = new Browser(office.url("").toString())
                .upload("/console/sign-in", "/console/runs", List.of(new Browser.Part("registers", "a.csv", REGISTER)));
        refused(answer, 403, "too old to send");
    }

    /** @param megabytes that were sent before the answer came */
    private record Sent(String answer, long megabytes) {}

    private static Sent sendEndlessly(String token, String length) throws Exception {
        boolean chunked = length.contains("chunked");
        try (Socket socket = new Socket("127.0.0.1", office.port())) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(("POST /console/runs HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: tieout-session=" + ann.session()
                            + "\r\nContent-Type: multipart/form-data; boundary=xyz\r\n" + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            byte[] head = ("--xyz\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                            + "\r\n--xyz\r\nContent-Disposition: form-data; name=\"registers\"; filename=\"a.csv\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] megabyte = "a,b,c,d\n".repeat(1 << 17).getBytes(StandardCharsets.UTF_8);
            long sent = 0;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
            try {
                piece(out, head, chunked);
                while (in.available() == 0 && sent < 2048 && System.nanoTime() < end) {
                    piece(out, megabyte, chunked);
                    sent++;
                }
            } catch (IOException cutOff) {
                // The answer came first.
            }
            return new Sent(new String(in.readAllBytes(), StandardCharsets.UTF_8), sent);
        }
    }

    private static void piece(OutputStream out, byte[] bytes, boolean chunked) throws IOException {
        if (chunked) {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(bytes);
        if (chunked) {
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
    }
}
