package io.tieout.kota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A line is read, or refused, just as Jackson alone would. */
class ContributionReaderTest {

    private static final JsonMapper ALONE = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'a','category':'tax','amount':1}",
                "{'amount':-0.10,'category':'tax','id':'a','adjustment':true,'adjustment_for':'b','member_type':'c'}",
                "{'id':'a','category':'tax','amount':1.50,'type':'d','note':'e','policy_id':'f','employee_policy_id':'g',"
                        + "'reporting_month':'2026-10-01','cover_period':{'to_date':'2026-10-31','from_date':'2026-10-01'}}",
                "{'id':'a','category':'tax','amount':'12.30','adjustment':'true'}",
                "{'id':7,'category':true,'amount':1e3,'adjustment':null,'note':null,'cover_period':null,'reporting_month':null}",
                "{'id':'a','new':{'deep':[1,{'id':'no'}]},'category':'tax','list':[[]],'amount':1}",
                "{'id':'a','category':'tax','amount':1,'cover_period':"
                        + "{'x':{'from_date':1},'from_date':'2026-10-01','to_date':'2026-10-31'}}",
                "null"
            })
    void whatCanBeRead(String json) {
        String text = json.replace('\'', '"');
        assertThat(KotaJson.MAPPER.readValue(text, Contribution.class))
                .isEqualTo(ALONE.readValue(text, Contribution.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'a','category':'tax'}",
                "{'id':'a','category':'tax','amount':null}",
                "{'category':'tax','amount':1}",
                "{'id':'a','category':'tax','amount':'much'}",
                "{'id':'a','category':'tax','amount':[1]}",
                "{'id':{},'category':'tax','amount':1}",
                "{'id':'a','category':'tax','amount':1,'adjustment':'perhaps'}",
                "{'id':'a','category':'tax','amount':1,'reporting_month':'October'}",
                "{'id':'a','category':'tax','amount':1,'cover_period':{'from_date':'2026-10-01'}}",
                "{'id':'a','category':'tax','amount':1,'cover_period':[]}",
                "[]",
                "'a'",
                "{'id':'a','category':'tax','amount':1"
            })
    void whatCannotBeRead(String json) {
        String text = json.replace('\'', '"');
        assertThatThrownBy(() -> ALONE.readValue(text, Contribution.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> KotaJson.MAPPER.readValue(text, Contribution.class))
                .isInstanceOf(JacksonException.class);
    }
}
