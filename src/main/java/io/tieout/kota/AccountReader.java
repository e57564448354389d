package io.tieout.kota;

import static io.tieout.kota.FieldValues.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;

/** Reads a bank account: nearly each employee has one, and Jackson looks at the record's class anew for each. */
final class AccountReader extends FieldByField<BankAccount> {

    static final AccountReader ACCOUNTS = new AccountReader();

    private AccountReader() {
        super(BankAccount.class);
    }

    @Override
    Fields<BankAccount> begin() {
        return new Numbers();
    }

    private static final class Numbers implements Fields<BankAccount> {

        private @Nullable String number;
        private @Nullable String last4;

        @Override
        public void read(String name, JsonToken token, JsonParser parser, DeserializationContext context) {
            switch (name) {
                case "account_number" -> number = text(token, parser, context);
                case "account_number_last4" -> last4 = text(token, parser, context);
                default -> parser.skipChildren();
            }
        }

        @Override
        public BankAccount whole() {
            return new BankAccount(number, last4);
        }
    }
}
