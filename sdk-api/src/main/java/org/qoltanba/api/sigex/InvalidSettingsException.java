package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The service does not accept the settings of a document, a package, a user or an organisation. Mend what the message names.
 *
 * @since 0.1.0
 */
public class InvalidSettingsException extends InvalidRequestException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public InvalidSettingsException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
