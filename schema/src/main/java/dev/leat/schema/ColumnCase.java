package dev.leat.schema;

/// How the name of a field becomes that of a column.
public enum ColumnCase {
    /// `createdAt` becomes `created_at`, `avatarURL` becomes `avatar_url`.
    SNAKE_CASE {
        @Override
        public String of(String field) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                if (Character.isUpperCase(c) && startsWord(field, i)) {
                    out.append('_');
                }
                out.append(Character.toLowerCase(c));
            }
            return out.toString();
        }
    },

    /// The field's name as it is.
    CAMEL_CASE {
        @Override
        public String of(String field) {
            return field;
        }
    };

    /// {@return the name of the column}
    public abstract String of(String field);

    /// An upper-case letter starts a word behind a letter or digit that is none, and as the last of
    /// several.
    private static boolean startsWord(String field, int at) {
        if (at == 0 || field.charAt(at - 1) == '_') {
            return false;
        }
        return !Character.isUpperCase(field.charAt(at - 1))
                || (at + 1 < field.length() && Character.isLowerCase(field.charAt(at + 1)));
    }
}
