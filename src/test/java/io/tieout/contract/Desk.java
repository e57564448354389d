package io.tieout.contract;

import io.tieout.kota.Address;
import io.tieout.kota.Contact;
import io.tieout.kota.CreateEmployee;
import io.tieout.kota.CreateEmployer;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaProperties;
import io.tieout.standin.StandIn;
import io.tieout.standin.StandInOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** A stand-in, the product's client, and the stand-in's own control desk. */
final class Desk implements AutoCloseable {

    private static final String KEY = "pk_test_desk";

    final StandIn standIn = StandIn.start(StandInOptions.withKey(KEY));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param patience with one try */
    Kota client(URI url, Duration patience, int tries) {
        return Kota.connect(new KotaProperties(
                url.toString(),
                KEY,
                4,
                Duration.ofSeconds(5),
                patience,
                Duration.ofSeconds(60),
                new KotaProperties.Retry(tries, Duration.ofMillis(1), Duration.ofMillis(1))));
    }

    /** Asks what no Kota is asked; the answer's id where it has one. */
    String control(String method, String path, String body) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(standIn.baseUrl().resolve("/_sandbox" + path))
                            .header("Authorization", "Bearer " + KEY)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(method + " " + path + " answered " + answer.body());
            }
            return Contract.JSON.readTree(answer.body()).path("id").asString("");
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String employer(Kota kota) {
        return kota.createEmployer(
                        kota.bodyOf(new CreateEmployer(
                                "Desk Foods Limited",
                                null,
                                new Address("1 Quay", null, null, "Galway", null, "H91 AB12", "ie"),
                                new Contact("Orla Devane", "orla@desk.test"),
                                null,
                                Map.of("id", "DESK"))),
                        key())
                .id();
    }

    static String employee(Kota kota, String employer) {
        return kota.createEmployee(
                        kota.bodyOf(new CreateEmployee(
                                employer,
                                null,
                                "Cian",
                                "Deskson",
                                LocalDate.of(1994, 11, 2),
                                "male",
                                new Address("17 Walk", null, null, "Dublin", null, "D12 R6F4", "ie"),
                                "ie",
                                "9876544QA",
                                LocalDate.of(2024, 5, 1),
                                null,
                                "+353850000102",
                                "cian@desk.test",
                                null,
                                Map.of("id", "P1"))),
                        key())
                .id();
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        standIn.close();
    }
}
