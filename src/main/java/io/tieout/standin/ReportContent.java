package io.tieout.standin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All breakdowns of one report at one time, newest person first; never changed, so pages are cut from it freely. */
final class ReportContent {

    private final List<PersonLines> people;
    private final Map<String, PersonLines> byEmployee = new HashMap<>();

    ReportContent(List<PersonLines> people) {
        this.people = List.copyOf(people);
        people.forEach(person -> byEmployee.put(person.employeeId(), person));
    }

    List<PersonLines> people() {
        return people;
    }

    @Nullable
    PersonLines of(String employeeId) {
        return byEmployee.get(employeeId);
    }
}
