package io.tieout.export;

import io.tieout.export.EmployerOfRun.OtherRun;
import io.tieout.file.Sha256;
import io.tieout.file.WholeFile;
import io.tieout.money.Amounts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@link Manifest}; its own mapper, so that no setting elsewhere changes the bytes. */
final class ManifestFile {

    static final String NAME = "manifest.json";

    /** Names in the order of the record, and a fixed line end: the platform's own would give other bytes elsewhere. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    /** Fields that no version of ours ever wrote are a sign of damage, where somebody looks for it. */
    private static final JsonMapper STRICT = JSON.rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Stands in the place of a manifest's own checksum until that is known. */
    static final String UNSEALED = "0".repeat(64);

    private ManifestFile() {}

    /** The manifest's own checksum is filled in here: over all of its bytes, with zeros where it will stand. */
    static long write(SealedManifest manifest, OutputStream out) throws IOException {
        String text = JSON.writeValueAsString(manifest) + "\n";
        out.write(sealed(text, sha256(text)).getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    /** Whether the text is still what was written; always so for a manifest that has no checksum of its own. */
    static boolean isWhole(String text, SealedManifest manifest) {
        String seal = manifest.manifest_sha256();
        return seal == null || sha256(text.replace(seal, UNSEALED)).equals(seal);
    }

    private static String sealed(String text, String seal) {
        int at = text.lastIndexOf(UNSEALED);
        return text.substring(0, at) + seal + text.substring(at + UNSEALED.length());
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    static Manifest read(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), Manifest.class);
    }

    /** @throws tools.jackson.core.JacksonException if it is no manifest */
    static <M extends SealedManifest> M readStrictly(String text, Class<M> type) {
        return STRICT.readValue(text, type);
    }

    static Manifest of(
            EmployerOfRun employer,
            Manifest.@Nullable ControlTotal totals,
            Manifest.@Nullable PayrollImport payrollImport,
            @Nullable Journal journal,
            List<WholeFile.Written> files) {
        OtherRun register = employer.registerRun();
        OtherRun opening = employer.openingRun();
        return new Manifest(
                runOf(employer),
                employer.period(),
                employer.employerRef(),
                employer.employerId(),
                employer.settledAt().toString(),
                employer.review(),
                employer.reports().stream().map(ManifestFile::report).toList(),
                tree(employer.inputs()),
                register == null ? null : new Manifest.Register(register.number(), tree(register.inputs())),
                opening == null ? null : new Manifest.Opening(opening.period(), opening.number()),
                totals,
                payrollImport,
                journal == null ? null : journal(journal),
                files,
                UNSEALED);
    }

    /** Tells this run from a run of the same number in another database. */
    static Manifest.Run runOf(EmployerOfRun employer) {
        return new Manifest.Run(
                employer.run(), employer.number(), employer.startedAt().toString(), employer.inputsSha256());
    }

    private static Manifest.Report report(EmployerOfRun.Report report) {
        return new Manifest.Report(
                report.id(),
                report.externalCustomerId(),
                report.status(),
                report.version(),
                report.lastUpdatedAt(),
                report.finalizedAt(),
                report.breakdowns(),
                report.lines());
    }

    private static Manifest.JournalTold journal(Journal journal) {
        Map<String, String> accounts = new TreeMap<>();
        journal.accounts().forEach((account, text) -> accounts.put(account.key(), text));
        return new Manifest.JournalTold(
                accounts,
                journal.before() == null ? null : journal.before().number(),
                journal.currencies().stream()
                        .map(currency -> new Manifest.JournalTotal(
                                currency,
                                Amounts.plain(journal.debits(currency), currency),
                                Amounts.plain(journal.credits(currency), currency)))
                        .toList());
    }

    private static JsonNode tree(String json) {
        return JSON.readTree(json);
    }
}
