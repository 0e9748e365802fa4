lexer grammar QmtlLexer;

channels { COMMENTS, DOCUMENTATION }

// Keywords
NAMESPACE  : 'namespace';
IMPORT     : 'import';
ANSATZ     : 'ansatz';
ENCODER    : 'encoder';
MODEL      : 'model';
BACKEND    : 'backend';
INPUT      : 'input';
CONST      : 'const';
LET        : 'let';
WEIGHT     : 'weight';
QUBIT      : 'qubit';
ENCODE     : 'encode';
HEAD       : 'head';
BINARY     : 'binary';
CLASSES    : 'classes';
REGRESSION : 'regression';
LOGITS     : 'logits';
OBSERVABLE : 'observable';
FOR        : 'for';
IN         : 'in';
STEP       : 'step';
IF         : 'if';
ELSE       : 'else';
AS         : 'as';
ON         : 'on';
INVERSE    : 'inverse';
CHANNEL    : 'channel';
ENTANGLE   : 'entangle';
LINEAR     : 'linear';
RING       : 'ring';
BRICK      : 'brick';
ALL        : 'all';

// Punctuation
LBRACE   : '{';
RBRACE   : '}';
LBRACKET : '[';
RBRACKET : ']';
LPAREN   : '(';
RPAREN   : ')';
SEMICOLON: ';';
COLON    : ':';
COMMA    : ',';
RANGE    : '..';
DOT      : '.';
EQUALS   : '=';
PLUS     : '+';
MINUS    : '-';
STAR     : '*';
SLASH    : '/';
PERCENT  : '%';
EQUAL    : '==';
NOT_EQUAL: '!=';
LESS     : '<';
AT_MOST  : '<=';
GREATER  : '>';
AT_LEAST : '>=';
AND      : '&&';
OR       : '||';
NOT      : '!';

// A number never ends in a dot, so that 0..4 is a range of two integers.
NUMBER     : DIGIT+ ('.' DIGIT+)? ([eE] [+-]? DIGIT+)?;
// The gates that a noise rule is about, by their number of qubits.
ARITY      : [1-3] 'q';
// The longest match wins: 12 is a number, 12ab is one malformed number and not a number beside a name.
MALFORMED  : DIGIT+ ('.' DIGIT+)? [\p{L}_] [\p{L}\p{Nd}_]*;
IDENTIFIER : [\p{L}_] [\p{L}\p{Nd}_]*;
STRING     : '"' ~["\r\n]* '"';

// A rule of slashes, //////, is an ordinary comment.
DOC_COMMENT   : '///' (~[/\r\n] ~[\r\n]*)? -> channel(DOCUMENTATION);
LINE_COMMENT  : '//' ~[\r\n]* -> channel(COMMENTS);
BLOCK_COMMENT : '/*' .*? '*/' -> channel(COMMENTS);
WHITESPACE    : [ \t\r\n\u000B\u000C\uFEFF]+ -> channel(HIDDEN);

// Reported with the character found; no rule of the parser takes one.
UNEXPECTED : .;

fragment DIGIT : [0-9];
