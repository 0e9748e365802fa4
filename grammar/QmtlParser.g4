parser grammar QmtlParser;

// One token of lookahead decides everywhere.
options { tokenVocab = QmtlLexer; }

file : namespaceDeclaration? (importDirective | declaration)* EOF;

namespaceDeclaration : NAMESPACE identifier (DOT identifier)* SEMICOLON;
importDirective      : IMPORT STRING SEMICOLON;

declaration : blockDeclaration | model | constant | backend | channelDeclaration;

blockDeclaration : (ANSATZ | ENCODER) identifier parameters? ON identifier block;
model            : MODEL identifier (EQUALS instance SEMICOLON | parameters? modelBody);
instance         : identifier arguments? (ON identifier)?;
parameters       : LPAREN (identifier (COMMA identifier)*)? RPAREN;

// What may be set and which noise there is depends on the device, so that binding checks these names.
backend     : BACKEND identifier EQUALS identifier backendBody;
backendBody : LBRACE setting* RBRACE;
setting     : identifier (value SEMICOLON | noiseBody);
value       : STRING | expression (COMMA expression)* | pair (COMMA pair)*;
pair        : LBRACKET expression COMMA expression RBRACKET;
noiseBody   : LBRACE noiseRule* RBRACE;
noiseRule   : identifier (gates identifier)? arguments? places? SEMICOLON;
gates       : (ARITY | identifier) places?;
places      : ON expression (COMMA expression)*;

// A channel by its Kraus operators.
channelDeclaration : CHANNEL identifier EQUALS identifier LPAREN matrix (COMMA matrix)* RPAREN SEMICOLON;
matrix             : LBRACKET row (COMMA row)* RBRACKET;
row                : LBRACKET expression (COMMA expression)* RBRACKET;

modelBody : LBRACE member* RBRACE;
member    : input | constant | let | weight | qubits | observable | encode | head;

input  : INPUT identifier (LBRACKET expression RBRACKET)? SEMICOLON;
qubits : QUBIT (LBRACKET expression RBRACKET)? identifier SEMICOLON;
encode : ENCODE block;

head       : HEAD identifier headFamily? COLON headKind block;
headFamily : LBRACKET identifier IN range RBRACKET;
headKind
    : BINARY                                       # binaryKind
    | REGRESSION                                   # regressionKind
    | CLASSES LPAREN expression RPAREN             # classesKind
    | LBRACE identifier (COMMA identifier)* RBRACE # labelsKind
    ;

block     : LBRACE statement* RBRACE;
statement : constant | let | weight | observable | for | if | entangle | channel | operation | logits;

constant    : CONST identifier EQUALS expression SEMICOLON;
let         : LET identifier EQUALS expression SEMICOLON;
observable  : OBSERVABLE identifier EQUALS expression SEMICOLON;
weight      : WEIGHT identifier shape? (IN initializer)? SEMICOLON;
shape       : LBRACKET expression (COMMA expression)* RBRACKET;
initializer : identifier arguments;

for      : FOR identifier IN range block;
if       : IF expression block otherwise*;
otherwise : ELSE (IF expression)? block;
entangle : ENTANGLE pattern identifier arguments? operand SEMICOLON;
pattern  : LINEAR | RING | BRICK | ALL;
channel  : CHANNEL identifier arguments? operand (COMMA operand)* SEMICOLON;
logits   : LOGITS expression SEMICOLON;

// A gate acts on the operands that follow it; a block is applied `on` one register.
operation : INVERSE? identifier arguments? (operand (COMMA operand)* | (AS identifier)? ON operand) SEMICOLON;
operand   : identifier indices?;

arguments : LPAREN (expression (COMMA expression)*)? RPAREN;
indices   : LBRACKET index (COMMA index)* RBRACKET;
index     : expression (RANGE expression (STEP expression)?)?;
range     : expression RANGE expression (STEP expression)?;

expression  : conjunction (OR conjunction)*;
conjunction : comparison (AND comparison)*;
comparison  : sum ((EQUAL | NOT_EQUAL | LESS | AT_MOST | GREATER | AT_LEAST) sum)?;
sum         : product ((PLUS | MINUS) product)*;
product     : factor ((STAR | SLASH | PERCENT) factor)*;
factor      : (MINUS | NOT) factor | primary;
primary
    : NUMBER                                # number
    | identifier (arguments | indices)?     # named
    | LPAREN expression RPAREN              # group
    ;

// Words that mean something only after `entangle` or after the colon of a head are names everywhere else.
identifier : IDENTIFIER | LINEAR | RING | BRICK | ALL | BINARY | CLASSES | REGRESSION;
