package io.tieout.export;

import io.tieout.file.WholeFile.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manifest that holds its own checksum. */
interface SealedManifest {

    /** What it stands for. */
    List<Written> files();

    /** Of the manifest with 64 zeros in this place, lower-case hex; null in files of earlier versions. */
    @Nullable
    String manifest_sha256();
}
