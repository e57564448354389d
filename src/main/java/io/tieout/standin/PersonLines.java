package io.tieout.standin;

import java.time.Instant;
import java.util.List;

/** Everything one report says about one person. @param currency lower case */
record PersonLines(
        String employeeId,
        String employeeRef,
        String currency,
        Instant createdAt,
        List<Line> employer,
        List<Line> employee) {}
