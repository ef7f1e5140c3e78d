# Was Microsofts Identitätsplattform ablehnt, und was aus einer Anmeldung wird.
