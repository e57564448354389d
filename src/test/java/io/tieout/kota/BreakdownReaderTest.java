package io.tieout.kota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A breakdown is read, or refused, just as Jackson alone would. */
class BreakdownReaderTest {

    private static final JsonMapper ALONE = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'employee_id':'a','currency':'eur'}",
                "{'object':'b','currency':'eur','employee_id':'a','contribution_report_id':'c','employer_id':'d',"
                        + "'external_customer_id':'e','status':'open','period':{'from_date':'2026-10-01','to_date':'2026-10-31'},"
                        + "'created_at':'2026-10-01T02:00:00Z','last_updated_at':'2026-11-27T09:10:10.069Z',"
                        + "'finalized_at':'2026-11-27T09:10:10+01:00'}",
                "{'employee_id':7,'currency':'eur','period':null,'finalized_at':null,'health_insurance':null}",
                "{'employee_id':'a','currency':'eur','health_insurance':{}}",
                "{'employee_id':'a','currency':'eur','health_insurance':{'new':[{}],'employee_contributions':null,"
                        + "'employer_contributions':[{'id':'l','category':'tax','amount':1.50},{'id':'m','category':'tax','amount':2}]}}",
                "{'employee_id':'a','currency':'eur','life_insurance':{'employer_contributions':[{'amount':1.10}]},'x':null,'y':[1]}",
                "null"
            })
    void whatCanBeRead(String json) {
        String text = json.replace('\'', '"');
        assertThat(KotaJson.MAPPER.readValue(text, EmployeeBreakdown.class))
                .isEqualTo(ALONE.readValue(text, EmployeeBreakdown.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'employee_id':'a'}",
                "{'employee_id':null,'currency':'eur'}",
                "{'employee_id':'a','currency':'eur','health_insurance':'none'}",
                "{'employee_id':'a','currency':'eur','health_insurance':{'employer_contributions':{}}}",
                "{'employee_id':'a','currency':'eur','health_insurance':{'employer_contributions':[{'id':'l'}]}}",
                "{'employee_id':'a','currency':'eur','health_insurance':{'employer_contributions':[null]}}",
                "{'employee_id':'a','currency':'eur','created_at':'yesterday'}",
                "{'employee_id':{},'currency':'eur'}",
                "[]",
                "{'employee_id':'a','currency':'eur'"
            })
    void whatCannotBeRead(String json) {
        String text = json.replace('\'', '"');
        assertThatThrownBy(() -> ALONE.readValue(text, EmployeeBreakdown.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> KotaJson.MAPPER.readValue(text, EmployeeBreakdown.class))
                .isInstanceOf(JacksonException.class);
    }
}
