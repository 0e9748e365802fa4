namespace Qmtl.Modeling;

/// <summary>How the derivatives of expectations with respect to the angles of circuits are found. The rest of a gradient follows from these by the chain rule.</summary>
public enum CircuitGradients
{
    /// <summary>From the states of a simulator, exactly, in about the time of three evaluations.</summary>
    Adjoint,

    /// <summary>
    /// From evaluations with shifted angles: two for every gate with an angle, in the circuit of a model that has most of them. It is what shots and machines
    /// need, and with exact expectations as exact as the other.
    /// </summary>
    ParameterShift,
}
