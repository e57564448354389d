package io.tieout.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Which call is which; one at a time, so that nothing is half done. */
final class FakeApi {

    private record Stored(String fingerprint, FakeAnswer answer) {}

    private final FakeRecords employers =
            new FakeRecords("er_", "employer", List.of("legal_name", "legal_address", "contact"), "legal_address");
    private final FakeRecords employees = new FakeRecords(
            "ee_",
            "employee",
            List.of(
                    "employer_id",
                    "first_name",
                    "last_name",
                    "date_of_birth",
                    "sex_at_birth",
                    "home_address",
                    "national_tax_id",
                    "start_on",
                    "phone_number",
                    "email"),
            "home_address");
    private final FakeReports reports;
    private final Map<String, Stored> byIdempotencyKey = new HashMap<>();

    FakeApi(FakeWorld world) {
        this.reports = new FakeReports(world, employers, employees);
    }

    synchronized FakeAnswer answer(FakeAnswer.Request request) {
        if (!request.method().equals("POST") || request.idempotencyKey().isEmpty()) {
            return route(request);
        }
        if (request.idempotencyKey().length() > 200) {
            return FakeAnswer.problem(400, "invalid_request", "The idempotency key is too long");
        }
        String fingerprint = request.path() + " " + request.body();
        Stored stored = byIdempotencyKey.get(request.idempotencyKey());
        if (stored != null) {
            return stored.fingerprint().equals(fingerprint)
                    ? stored.answer()
                    : FakeAnswer.problem(409, "idempotency_error", "That key was used for something else");
        }
        FakeAnswer answer = route(request);
        if (answer.status() == 200) {
            byIdempotencyKey.put(request.idempotencyKey(), new Stored(fingerprint, answer));
        }
        return answer;
    }

    private FakeAnswer route(FakeAnswer.Request request) {
        String[] path = request.path().substring(1).split("/");
        return switch (path[0]) {
            case "employers" -> records(employers, request, path);
            case "employees" -> records(employees, request, path);
            case "contribution_reports" -> reports.answer(request, path);
            default -> FakeAnswer.notFound();
        };
    }

    private FakeAnswer records(FakeRecords records, FakeAnswer.Request request, String[] path) {
        String call = request.method() + " " + path.length;
        return switch (call) {
            case "GET 1" -> records.list(request.query());
            case "POST 1" -> create(records, request.body());
            case "GET 2" -> records.get(path[1]);
            case "PUT 2" -> records.update(path[1], request.body());
            case "POST 3" -> records.setStatus(path[1], "offboarding");
            case "POST 4" -> records.setStatus(path[1], "active");
            default -> FakeAnswer.notFound();
        };
    }

    private FakeAnswer create(FakeRecords records, ObjectNode body) {
        if (records != employees) {
            return records.create(body, "");
        }
        String employer = body.path("employer_id").asString("");
        return employers
                .find(employer)
                .map(found -> records.create(body, FakeRecords.ref(found) + " "))
                .orElseGet(() -> FakeAnswer.problem(400, "invalid_request", "No such employer"));
    }
}
