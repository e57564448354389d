package io.tieout.kota;

import java.io.IOException;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An answer, read to its last byte: so one that was cut is seen as a broken connection and not as bad JSON.
 *
 * @param type the media type that it says it has, with its parameters
 * @param body empty when there was none
 */
record Answer(int status, @Nullable String type, byte[] body, Header[] received) {

    static Answer of(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? null : EntityUtils.toByteArray(entity);
        return new Answer(
                response.getCode(),
                entity == null ? null : entity.getContentType(),
                body == null ? new byte[0] : body,
                response.getHeaders());
    }

    boolean good() {
        return status / 100 == 2;
    }

    /** Whether it says of itself that it is JSON; a proxy's page does not. */
    boolean json() {
        if (type == null) {
            return false;
        }
        int parameters = type.indexOf(';');
        String plain =
                (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        return plain.equals("application/json") || plain.endsWith("+json");
    }

    HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        for (Header header : received) {
            headers.add(header.getName(), header.getValue());
        }
        return headers;
    }
}
