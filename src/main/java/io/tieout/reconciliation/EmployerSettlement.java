package io.tieout.reconciliation;

import io.tieout.batch.Progress;
import io.tieout.batch.RunInputs;
import io.tieout.jobfile.ReconcileInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Settles a range of employers in the chunk's transaction: all their rows are there and marked as done, or none. */
@Component
@StepScope
class EmployerSettlement implements ItemWriter<EmployerRange> {

    private final long run;
    private final ReconcileInputs inputs;
    private final RangeSession session;
    private final FigureReview review;
    private final SettledEmployers settled;
    private final BothSides bothSides;
    private final OpenRows openRows;
    private final Progress progress;

    EmployerSettlement(
            @Value("#{jobParameters['run']}") long run,
            RunInputs runs,
            RangeSession session,
            FigureReview review,
            SettledEmployers settled,
            BothSides bothSides,
            OpenRows openRows,
            Progress progress) {
        this.run = run;
        this.inputs = runs.of(run, ReconcileInputs.class);
        this.session = session;
        this.review = review;
        this.settled = settled;
        this.bothSides = bothSides;
        this.openRows = openRows;
        this.progress = progress;
    }

    @Override
    public void write(Chunk<? extends EmployerRange> chunk) {
        session.begin();
        chunk.forEach(range -> settle(range.employers()));
    }

    private void settle(List<String> range) {
        List<String> employers = new ArrayList<>(range);
        Map<String, String> reviews =
                review.of(run, employers, inputs.settings().reliefSign());
        settled.stopForReview(run, reviews);
        employers.removeAll(reviews.keySet());

        settled.begin(run, inputs.period(), employers);
        OpenRows.Batch batch =
                openRows.batch(run, inputs.period(), inputs.settings().toleranceMinorUnits());
        bothSides.settleAgreeing(run, employers, batch::add);
        batch.finish();
        settled.finish(run, inputs.period(), employers);
        progress.advance(range.size());
    }
}
