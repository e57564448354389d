package io.tieout.console;

import io.tieout.payroll.RejectedRows;
import io.tieout.payroll.UnusableFileException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Rows of files that were refused: what is wrong with each, and the file in which they are mended. */
@Controller
@ConditionalOnWebApplication
class RejectsController {

    private static final String PATH = "/console/rejects";

    private final RejectsFiles files;
    private final Uploads uploads;
    private final PlanStarts starts;
    private final Trail trail;

    RejectsController(RejectsFiles files, Uploads uploads, PlanStarts starts, Trail trail) {
        this.files = files;
        this.uploads = uploads;
        this.starts = starts;
        this.trail = trail;
    }

    @GetMapping(PATH)
    String rejects(@RequestParam(name = "page", required = false) @Nullable String number, Model model) {
        NumberedPage page = NumberedPage.of(number);
        List<RejectsFiles.Found> found = files.newest(page.from(), NumberedPage.SIZE);
        model.addAttribute("files", found);
        model.addAttribute("pager", page.pager(PATH, found.size(), files.count(), "files"));
        return "rejects";
    }

    @GetMapping(PATH + "/{run}/{name}")
    String rows(
            @PathVariable("run") String run,
            @PathVariable("name") String name,
            @RequestParam(name = "page", required = false) @Nullable String number,
            Model model) {
        NumberedPage page = NumberedPage.of(number);
        RejectsFiles.Found file = found(run, name);
        List<RejectedRows.Row> rows = rows(file, page);
        model.addAttribute("file", file);
        model.addAttribute("rows", rows);
        model.addAttribute("pager", page.pager(file.path(), rows.size(), file.refused(), "rows"));
        return "rejects-file";
    }

    private static List<RejectedRows.Row> rows(RejectsFiles.Found file, NumberedPage page) {
        try {
            return RejectedRows.of(checked(file), page.from(), NumberedPage.SIZE);
        } catch (UnusableFileException gone) {
            throw elsewhere(file);
        }
    }

    /** Whole rows, names and all: not for who may only look. */
    @GetMapping(PATH + "/{run}/{name}/file")
    ResponseEntity<Resource> download(
            @PathVariable("run") String run, @PathVariable("name") String name, Visitor visitor) {
        visitor.must(Role.PREPARER);
        RejectsFiles.Found file = found(run, name);
        Path path =
                trail.told(visitor, "download rejects", "run " + file.run() + ", " + file.name(), () -> checked(file));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(String.valueOf(path.getFileName()), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new FileSystemResource(path));
    }

    /** The mended rows alone; the plan that is made of them stands first among the plans. */
    @PostMapping(PATH + "/{run}/{name}/mended")
    void mended(
            @PathVariable("run") String run,
            @PathVariable("name") String name,
            @RequestParam("file") MultipartFile upload,
            Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response) {
        visitor.must(Role.PREPARER);
        RejectsFiles.Found file = found(run, name);
        trail.told(visitor, "send mended rows", "run " + file.run() + ", " + file.name(), () -> {
            if (!file.mendable()) {
                throw Refused.badRequest(
                        "These rows are mended elsewhere",
                        "Mend a register in the register itself, and start a run with it; employers in their own file.");
            }
            starts.mended(file.run(), uploads.file(store(upload)));
            return true;
        });
        Onward.to(
                request,
                response,
                "/console/plans",
                "The mended rows are on their way. Their plan stands first here when it has been sent.");
    }

    private String store(MultipartFile upload) {
        try (InputStream content = upload.getInputStream()) {
            return uploads.store(upload.getOriginalFilename(), content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private RejectsFiles.Found found(String run, String name) {
        return files.of(Refused.number(run), name).orElseThrow(() -> Refused.nothingHere("There are no such rejects"));
    }

    private static Path checked(RejectsFiles.Found file) {
        Path path = Path.of(file.place());
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw elsewhere(file);
        }
        return path;
    }

    private static Refused elsewhere(RejectsFiles.Found file) {
        return new Refused(
                HttpStatus.NOT_FOUND,
                "The rejects are not on this server",
                "The run wrote " + file.name()
                        + " where it was started, or a later run wrote over it. Look for it there.");
    }
}
