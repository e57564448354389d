package io.tieout.api;

import io.tieout.batch.Runs;
import io.tieout.export.RunFiles;
import io.tieout.file.WholeFile;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The files of runs, by the names that their manifests know. */
@RestController
@ConditionalOnWebApplication
class RunFilesController {

    private static final int AT_A_TIME = 200;

    private static final Map<String, MediaType> TYPES = Map.of(
            "csv", MediaType.parseMediaType("text/csv;charset=UTF-8"),
            "txt", MediaType.parseMediaType("text/plain;charset=UTF-8"),
            "json", MediaType.APPLICATION_JSON,
            "xlsx", MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    record ToldFolder(
            String employer_ref, @Nullable String review, boolean draft, boolean gone, List<WholeFile.Written> files) {}

    /** @param next null at the end */
    record Page(List<ToldFolder> folders, @Nullable String next) {}

    private final Runs runs;
    private final RunFiles files;

    RunFilesController(Runs runs, RunFiles files) {
        this.runs = runs;
        this.files = files;
    }

    @GetMapping("/api/runs/" + RunsController.ID + "/files")
    ResponseEntity<Object> list(
            @PathVariable("id") long id, @RequestParam(name = "after", required = false) @Nullable String after) {
        if (runs.find(id).isEmpty()) {
            return Answers.noRun(id);
        }
        List<RunFiles.Folder> found = files.of(id, after, AT_A_TIME + 1);
        List<RunFiles.Folder> shown = found.subList(0, Math.min(AT_A_TIME, found.size()));
        return Answers.json(new Page(
                shown.stream()
                        .map(folder -> new ToldFolder(
                                folder.employerRef(), folder.review(), folder.draft(), folder.gone(), folder.files()))
                        .toList(),
                found.size() > AT_A_TIME ? next(id, shown.get(AT_A_TIME - 1).employerRef()) : null));
    }

    @GetMapping("/api/runs/" + RunsController.ID + "/files/{employer}/{name}")
    ResponseEntity<Object> one(
            @PathVariable("id") long id, @PathVariable("employer") String employer, @PathVariable("name") String name)
            throws IOException {
        Optional<RunFiles.Found> found = files.find(id, employer, name);
        if (found.isEmpty()) {
            return Answers.problem(
                    HttpStatus.NOT_FOUND,
                    "No such file of that run and employer is there. GET /api/runs/" + id
                            + "/files lists those that are.");
        }
        RunFiles.Found file = found.get();
        if (file.changed()) {
            return Answers.problem(
                    HttpStatus.CONFLICT,
                    "This file was changed since the run wrote it, so it is not given out. Run the period again, which"
                            + " writes a new folder.");
        }
        return ResponseEntity.ok()
                .contentType(type(name))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("Repr-Digest", digest(file.written().sha256()))
                .body(new FileSystemResource(file.path()));
    }

    private static String digest(String sha256) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":";
    }

    private static MediaType type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, MediaType.APPLICATION_OCTET_STREAM);
    }

    private static String next(long id, String after) {
        return UriComponentsBuilder.fromPath("/api/runs/" + id + "/files")
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(after)
                .toUriString();
    }
}
