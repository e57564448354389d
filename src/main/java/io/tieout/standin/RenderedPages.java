package io.tieout.standin;

import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pages of breakdowns as bytes, for callers that read a report more than once; given up when memory is short. */
final class RenderedPages {

    private static final int MOST = 512;

    /** A report with this update time never shows anything else under this page and size. */
    private record Key(String reportId, Instant updatedAt, Paging paging) {}

    private final Map<Key, SoftReference<byte[]>> pages = new ConcurrentHashMap<>();

    Json.Body page(Report report, Paging paging, Json.Body body) {
        Key key = new Key(report.key().id(), report.updatedAt(), paging);
        SoftReference<byte[]> kept = pages.get(key);
        byte[] rendered = kept == null ? null : kept.get();
        return rendered != null ? new Json.Raw(rendered) : new Json.Rendering(body, bytes -> keep(key, bytes));
    }

    private void keep(Key key, byte[] bytes) {
        if (pages.size() >= MOST) {
            pages.clear();
        }
        pages.put(key, new SoftReference<>(bytes));
    }
}
