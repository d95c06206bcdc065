package se.kotte.plugins.documentation.writing;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** For columns that may be null: EclipseLink 4.0.7's own conversion of UUID fails on null. */
@Converter
public class NullableUuid implements AttributeConverter<UUID, UUID> {
    @Override
    public UUID convertToDatabaseColumn(UUID value) {
        return value;
    }

    @Override
    public UUID convertToEntityAttribute(UUID value) {
        return value;
    }
}
