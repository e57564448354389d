package io.tieout.bench;

final class SendingBenchmark {
    private SendingBenchmark() {}

    static void run() {}
}
